package org.stillwatch.sdk.observe;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.stillwatch.wire.canonical.Surrogates;

/**
 * One prompt of one account, and what the lab knows beside it. Values are in the clear: an exchange
 * never leaves the lab and prints nothing of itself.
 *
 * @param account the lab's own name of the account, not empty and without lone surrogates
 * @param at when the prompt came in
 * @param payment a card number, wallet or bank account as the lab has it
 * @param contact an e-mail address or phone number as the lab has it
 * @param responseChars length of the answer in characters, not negative
 * @param canary a text that the lab planted in the answer
 */
public record Exchange(
    String account,
    String prompt,
    Optional<Instant> at,
    Optional<String> model,
    Optional<String> tool,
    Optional<String> payment,
    Optional<String> contact,
    Optional<String> ip,
    Optional<String> userAgent,
    Optional<Instant> signupAt,
    OptionalLong responseChars,
    Optional<String> canary) {

  public Exchange {
    if (account.isEmpty()) {
      throw new IllegalArgumentException("an exchange needs the name of an account");
    }
    if (Surrogates.firstLone(account) >= 0) {
      throw new IllegalArgumentException("the name of an account has half a character in it");
    }
    if (responseChars.isPresent() && responseChars.getAsLong() < 0) {
      throw new IllegalArgumentException("the length of a response is not negative");
    }
  }

  /** An exchange in whose answer nothing was planted. */
  public Exchange(
      String account,
      String prompt,
      Optional<Instant> at,
      Optional<String> model,
      Optional<String> tool,
      Optional<String> payment,
      Optional<String> contact,
      Optional<String> ip,
      Optional<String> userAgent,
      Optional<Instant> signupAt,
      OptionalLong responseChars) {
    this(
        account,
        prompt,
        at,
        model,
        tool,
        payment,
        contact,
        ip,
        userAgent,
        signupAt,
        responseChars,
        Optional.empty());
  }

  /** An exchange of which only account and prompt are known. */
  public static Exchange of(String account, String prompt) {
    Optional<String> none = Optional.empty();
    return new Exchange(
        account,
        prompt,
        Optional.empty(),
        none,
        none,
        none,
        none,
        none,
        none,
        Optional.empty(),
        OptionalLong.empty());
  }

  /** The same, at that moment. */
  public Exchange withAt(Instant value) {
    return new Exchange(
        account,
        prompt,
        Optional.of(value),
        model,
        tool,
        payment,
        contact,
        ip,
        userAgent,
        signupAt,
        responseChars,
        canary);
  }

  /** The same, of an account that pays with that card, wallet or bank account. */
  public Exchange withPayment(String value) {
    return new Exchange(
        account,
        prompt,
        at,
        model,
        tool,
        Optional.of(value),
        contact,
        ip,
        userAgent,
        signupAt,
        responseChars,
        canary);
  }

  /** The same, of an account with that e-mail address or telephone number. */
  public Exchange withContact(String value) {
    return new Exchange(
        account,
        prompt,
        at,
        model,
        tool,
        payment,
        Optional.of(value),
        ip,
        userAgent,
        signupAt,
        responseChars,
        canary);
  }

  /** Shows no value. */
  @Override
  public String toString() {
    return "Exchange[prompt of " + prompt.length() + " characters]";
  }
}
