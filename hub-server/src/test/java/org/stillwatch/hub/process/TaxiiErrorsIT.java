package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of TAXII 2.1 is refused, whoever refuses it. */
class TaxiiErrorsIT extends TaxiiReading {
  @ParameterizedTest
  @ValueSource(
      strings = {";;;,,,", "a/b/c", "application/taxii+json;version", "\"", "application/"})
  void anAcceptHeaderThatNobodyCanReadGetsAnErrorOfTaxii(String accept) throws Exception {
    String answer = raw("GET " + OBJECTS + " HTTP/1.1", "Accept: " + accept);
    assertThat(answer).startsWith("HTTP/1.1 406");
    assertThat(answer).contains("application/taxii+json;version=2.1", "\"http_status\":\"406\"");
  }

  @Test
  void aMethodThatIsNotThereSaysWhichAre() throws Exception {
    assertThat(send("DELETE", OBJECTS).headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void writesAreForbiddenOrUnauthorizedAsTheSpecificationHasIt() throws Exception {
    String object = OBJECTS + "campaign--00000000-0000-4000-8000-000000000000/";
    isError(send("POST", OBJECTS), 403);
    isError(send("POST", OBJECTS, "Authorization", "Bearer wrong"), 401);
    isError(send("DELETE", object), 403);
    isError(send("DELETE", object, "Authorization", "Bearer wrong"), 401);
    isError(send("POST", "/taxii2/feed/collections/nowhere/objects/"), 404);
    int before = objects(OBJECTS).size();
    isError(send("POST", OBJECTS + "?match[type]=campaign"), 403);
    assertThat(objects(OBJECTS)).hasSize(before);
  }

  @Test
  void errorsAreThoseOfTaxiiAlsoWhereTheContainerMakesThem() throws Exception {
    isError(get("/taxii2/nowhere/"), 404);
    isError(get("/taxii2/feed/collections/00000000-0000-0000-0000-000000000000/objects/"), 404);
    isError(get(OBJECTS + "campaign--00000000-0000-4000-8000-000000000000/"), 404);
    isError(get("/taxii2/feed/status/00000000-0000-4000-8000-000000000000/"), 404);
    isError(get(OBJECTS + "?limit=0"), 400);
    isError(get(OBJECTS + "?added_after=yesterday"), 400);
    isError(get(OBJECTS + "?next=x"), 400);
    isError(get(OBJECTS + "?match[version]=all,first"), 400);
    isError(get("/taxii2;a=b/nowhere/"), 404);
    isError(send("PUT", OBJECTS), 405);
    isError(send("POST", "/taxii2/"), 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /taxii2/feed/collections/campaigns/objects/?limit=%zz HTTP/1.1",
        "GET /taxii2/feed/collections/campaigns/objects/?a{b|c}=\"<> HTTP/1.1",
        "GET /taxii2/../taxii2/nowhere HTTP/1.1"
      })
  void malformedAddressesGetErrorsOfTaxiiToo(String line) throws Exception {
    String answer = raw(line);
    int status = Integer.parseInt(answer.substring(9, 12));
    assertThat(status).as(answer).isIn(200, 400, 404);
    assertThat(answer.toLowerCase(java.util.Locale.ROOT))
        .contains("content-type: application/taxii+json;version=2.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /taxii2/%zz HTTP/1.1",
        "GET /taxii2/feed/collections/campaigns/objects/% HTTP/1.1",
        "POST /taxii2/%g0 HTTP/1.1",
        "GET /taxii2/%00/ HTTP/1.1",
        "GET /taxii2/%ff HTTP/1.1",
        "GET /taxii2/a b HTTP/1.1",
        "GET /taxii2/\\ HTTP/1.1",
        "TRACE /taxii2/ HTTP/1.1"
      })
  void whatTheContainerWouldRefuseWithoutAWordIsAnErrorOfTaxii(String line) throws Exception {
    String answer = raw(line);
    assertThat(answer).matches("(?s)HTTP/1\\.1 40[05] .*");
    assertThat(answer).contains("application/taxii+json;version=2.1", "\"http_status\":\"40");
    String long20 = "/taxii2/" + "x".repeat(20_000);
    assertThat(raw("GET " + long20 + " HTTP/1.1")).contains("\"http_status\":\"400\"");
    assertThat(raw("GET /taxii2/ HTTP/1.1", "X: " + "x".repeat(20_000)))
        .contains("\"http_status\":\"400\"");
  }

  @Test
  void aBrokenEscapeIsAProblemAnywhere() throws Exception {
    for (String path : List.of("/batches%zz", "/operator/members%g0", "/health/live%zz", "/%")) {
      assertThat(raw("GET " + path + " HTTP/1.1"))
          .as(path)
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json");
    }
    assertThat(hub().log()).doesNotContain("URLDecoder");
    assertThat(raw("POST /taxii2/ HTTP/1.1", "Transfer-Encoding: foo")).startsWith("HTTP/1.1 400 ");
    assertThat(raw("GET /taxii2/ HTTP/1.1", "Host: other")).startsWith("HTTP/1.1 400 ");
  }
}
