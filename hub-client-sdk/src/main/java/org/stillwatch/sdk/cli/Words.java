package org.stillwatch.sdk.cli;

import java.util.UUID;
import org.stillwatch.sdk.caution.ValueList;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.WitnessKey;
import org.stillwatch.wire.report.VerdictWord;
import org.stillwatch.wire.report.WithdrawalReason;
import org.stillwatch.wire.seal.KeyId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Words of the command line that have a form. What has not is a usage error. */
final class Words {
  private Words() {}

  static final class Id implements ITypeConverter<StixId> {
    @Override
    public StixId convert(String text) {
      try {
        return StixId.parse(text);
      } catch (IllegalArgumentException e) {
        throw usage("expected an id such as grouping--00000000-0000-4000-8000-000000000000", e);
      }
    }
  }

  static final class OfVerdict implements ITypeConverter<VerdictWord> {
    @Override
    public VerdictWord convert(String text) {
      try {
        return VerdictWord.of(text);
      } catch (IllegalArgumentException e) {
        throw usage("expected confirmed, benign or disputed", e);
      }
    }
  }

  static final class OfWithdrawal implements ITypeConverter<WithdrawalReason> {
    @Override
    public WithdrawalReason convert(String text) {
      try {
        return WithdrawalReason.of(text);
      } catch (IllegalArgumentException e) {
        throw usage("expected mistaken, benign, data-subject-request or policy", e);
      }
    }
  }

  static final class OfKey implements ITypeConverter<KeyId> {
    @Override
    public KeyId convert(String text) {
      try {
        return KeyId.parse(text);
      } catch (IllegalArgumentException e) {
        throw usage("expected the thumbprint of a key, 43 characters, as `export` printed it", e);
      }
    }
  }

  static final class OfValueList implements ITypeConverter<ValueList> {
    @Override
    public ValueList convert(String text) {
      try {
        return ValueList.of(text);
      } catch (IllegalArgumentException e) {
        throw usage("expected university-domains, consumer-domains or vpn-ranges", e);
      }
    }
  }

  static final class OfEntry implements ITypeConverter<UUID> {
    @Override
    public UUID convert(String text) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw usage("expected an id such as 00000000-0000-4000-8000-000000000000", e);
      }
    }
  }

  /** The key of a log. */
  static final class OfLog implements ITypeConverter<LogKey> {
    @Override
    public LogKey convert(String text) {
      try {
        return LogKey.parse(text);
      } catch (IllegalArgumentException e) {
        throw usage("expected the key of a log, name+id+key, as the hub shows it", e);
      }
    }
  }

  /** The key of a witness. */
  static final class OfWitness implements ITypeConverter<WitnessKey> {
    @Override
    public WitnessKey convert(String text) {
      try {
        return WitnessKey.parse(text);
      } catch (IllegalArgumentException e) {
        throw usage("expected the key of a witness, name+id+key, as 'witness' prints it", e);
      }
    }
  }

  private static TypeConversionException usage(String words, Exception cause) {
    TypeConversionException usage = new TypeConversionException(words);
    usage.initCause(cause);
    return usage;
  }
}
