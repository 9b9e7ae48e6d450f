package org.stillwatch.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.SealBroken.Reason;

class SealTest {
  private static final byte[] PAYLOAD = Bytes.utf8("{\"a\":1}").toByteArray();

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void aSealOpensUnderItsKeyAndType(SignatureAlgorithm algorithm) {
    var key = key(algorithm);
    var seal = Seal.seal(SealType.ALERT, PAYLOAD, key);
    var authentic = key.publicKey().open(SealType.ALERT, seal);
    assertThat(authentic.payload()).isEqualTo(Bytes.of(PAYLOAD));
    assertThat(authentic.by()).isEqualTo(key.publicKey().id()).isEqualTo(Seal.keyOf(seal));
    assertThat(authentic.type()).isEqualTo(SealType.ALERT);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void theHeaderIsExactlyAlgKidTyp(SignatureAlgorithm algorithm) {
    var key = key(algorithm);
    var header = CompactJws.read(Seal.seal(SealType.BATCH, PAYLOAD, key)).header();
    assertThat(header)
        .isEqualTo(
            Bytes.utf8(
                "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"stillwatch-batch+jws\"}"
                    .formatted(algorithm.jwsName(), key.publicKey().id())));
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void aSealOfAnotherTypeOrKeyIsRefused(SignatureAlgorithm algorithm) {
    var key = key(algorithm);
    var seal = Seal.seal(SealType.RECEIPT, PAYLOAD, key);
    var other = SoftwareSigningKey.generate(algorithm, Seeded.random(2)).publicKey();
    assertBroken(key.publicKey(), SealType.ALERT, seal, Reason.OTHER_TYPE);
    assertBroken(other, SealType.RECEIPT, seal, Reason.OTHER_KEY);
  }

  /** What Wycheproof does to others' signatures, done to ours. */
  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void everyMutationOfASealIsRefused(SignatureAlgorithm algorithm) {
    var key = key(algorithm);
    var seal = Seal.seal(SealType.BATCH, PAYLOAD, key);
    mutations(seal)
        .forEach(mutated ->
            assertThatThrownBy(() -> key.publicKey().open(SealType.BATCH, mutated))
                .as(mutated)
                .isInstanceOf(SealBroken.class));
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void headersThatWeDoNotWriteAreRefusedEvenIfSigned(SignatureAlgorithm algorithm) {
    var key = key(algorithm);
    var id = key.publicKey().id();
    var alg = algorithm.jwsName();
    var typ = "stillwatch-batch+jws";
    Stream.of(
            "{'alg':'none','kid':'%s','typ':'%s'}".formatted(id, typ),
            "{'alg':'HS256','kid':'%s','typ':'%s'}".formatted(id, typ),
            "{'alg':'EdDSA','kid':'%s','typ':'%s'}".formatted(id, typ),
            "{'alg':'%s','typ':'%s'}".formatted(alg, typ),
            "{'alg':'%s','kid':'%s'}".formatted(alg, id),
            "{'alg':'%s','kid':'%s','typ':'JWT'}".formatted(alg, id),
            "{'alg':'%s','kid':'key','typ':'%s'}".formatted(alg, typ),
            "{'kid':'%s','alg':'%s','typ':'%s'}".formatted(id, alg, typ),
            "{'alg':'%s', 'kid':'%s','typ':'%s'}".formatted(alg, id, typ),
            "{'alg':'%s','alg':'%s','kid':'%s','typ':'%s'}".formatted(alg, alg, id, typ),
            "{'alg':'%s','b64':false,'crit':['b64'],'kid':'%s','typ':'%s'}".formatted(alg, id, typ),
            "{'alg':'%s','crit':[],'kid':'%s','typ':'%s'}".formatted(alg, id, typ),
            "{'alg':'%s','jku':'https://example.org','kid':'%s','typ':'%s'}"
                .formatted(alg, id, typ),
            "{'alg':'%s','jwk':{},'kid':'%s','typ':'%s'}".formatted(alg, id, typ),
            "{'alg':'%s','kid':'%s','typ':'%s','x5c':[]}".formatted(alg, id, typ),
            "{'alg':'%s','cty':'x','kid':'%s','typ':'%s'}".formatted(alg, id, typ),
            "[]",
            "")
        .forEach(header ->
            assertThatThrownBy(() -> key.publicKey().open(SealType.BATCH, signed(key, header)))
                .as(header)
                .isInstanceOf(SealBroken.class));
    var ours = "{'alg':'%s','kid':'%s','typ':'%s'}".formatted(alg, id, typ);
    assertThat(key.publicKey().open(SealType.BATCH, signed(key, ours)).by()).isEqualTo(id);
  }

  private static Stream<String> mutations(String seal) {
    int first = seal.indexOf('.');
    int second = seal.lastIndexOf('.');
    var h = seal.substring(0, first);
    var p = seal.substring(first + 1, second);
    var s = seal.substring(second + 1);
    var signature = Bytes.fromBase64Url(s).toByteArray();
    var forms =
        Stream.of(
            "",
            ".",
            "..",
            "...",
            h,
            h + "." + p,
            h + "." + p + ".",
            h + ".." + s,
            "." + p + "." + s,
            p + "." + s,
            h + p + "." + s,
            ".." + s,
            "." + p + ".",
            seal + ".",
            "." + seal,
            seal + "." + s,
            seal + "=",
            h + "=." + p + "." + s,
            h + "." + p + "=." + s,
            seal + " ",
            " " + seal,
            h + "." + p + ".\n" + s,
            h + ". " + p + "." + s,
            seal + "\n",
            h + "." + p + "." + s + "AA",
            h + "." + p + "." + s.substring(0, 84),
            h + "." + p + "." + s.replaceFirst("..$", "@@"),
            "{\"payload\":\"" + p + "\",\"protected\":\"" + h + "\",\"signature\":\"" + s + "\"}",
            h + "." + Bytes.utf8("{\"a\":2}").base64Url() + "." + s,
            h + "." + p + "." + unusedBits(s));
    return Stream.of(
            forms, signatures(signature).map(other -> h + "." + p + "." + other), flips(seal))
        .reduce(Stream::concat)
        .orElseThrow();
  }

  /** The last character of 64 bytes carries four unused bits. */
  private static String unusedBits(String signature) {
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(signature.charAt(signature.length() - 1));
    return signature.substring(0, signature.length() - 1) + alphabet.charAt(last | 1);
  }

  private static Stream<String> signatures(byte[] signature) {
    var n = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    var l =
        BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    var special =
        Stream.of(BigInteger.ZERO, BigInteger.ONE, n.subtract(BigInteger.ONE), n, l)
            .map(SealTest::fixed)
            .toList();
    var pairs =
        special.stream()
            .flatMap(r -> special.stream().map(s -> r.hex() + s.hex()))
            .map(Bytes::fromHex);
    var whole = Bytes.of(signature).hex();
    var others =
        Stream.of(
                "00" + whole,
                whole + "00",
                whole.substring(0, 126),
                whole.substring(64) + whole.substring(0, 64))
            .map(Bytes::fromHex);
    return Stream.concat(pairs, others).map(Bytes::base64Url);
  }

  private static Bytes fixed(BigInteger number) {
    return Bytes.fromHex("%064x".formatted(number));
  }

  /** One character anywhere replaced by another of the alphabet. */
  private static Stream<String> flips(String seal) {
    var random = new Random(11);
    return Stream.iterate(0, i -> i < seal.length(), i -> i + 1)
        .map(i -> {
          var chars = seal.toCharArray();
          var before = chars[i];
          while (chars[i] == before) {
            chars[i] = "ABCDghijXYZ0189-_.".charAt(random.nextInt(18));
          }
          return new String(chars);
        });
  }

  private static String signed(SigningKey key, String header) {
    var input =
        Bytes.utf8(header.replace('\'', '"')).base64Url() + "." + Bytes.of(PAYLOAD).base64Url();
    return input + "." + Bytes.of(key.sign(Bytes.utf8(input).toByteArray())).base64Url();
  }

  private static void assertBroken(VerifyingKey key, SealType type, String seal, Reason reason) {
    assertThatThrownBy(() -> key.open(type, seal))
        .isInstanceOfSatisfying(
            SealBroken.class, broken -> assertThat(broken.reason()).isEqualTo(reason));
  }

  private static SoftwareSigningKey key(SignatureAlgorithm algorithm) {
    return SoftwareSigningKey.generate(algorithm, Seeded.random(1));
  }
}
