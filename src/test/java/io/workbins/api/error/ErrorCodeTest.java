package io.workbins.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of error codes. */
class ErrorCodeTest {

  @ParameterizedTest
  @CsvSource({
    "MISSING_PARAMETER,  400,  1",
    "INVALID_VALUE,      400, 10",
    "NOT_AUTHENTICATED,  403, 20",
    "PERMISSION_DENIED,  403,  5",
    "FOREIGN_ORIGIN,     403,  3",
    "NOT_FOUND,          404,  6",
    "WRONG_METHOD,       405,  3",
    "NOT_ACCEPTABLE,     406, 10",
    "SESSION_TAKEN_OVER, 408,  2",
    "EXISTS_ALREADY,     409, 18",
    "FULL,               409,  2",
    "TOO_LARGE,          413, 10",
    "WRONG_MEDIA_TYPE,   415, 10",
    "WEBSOCKET_VERSION,  426, 10",
    "TOO_MANY_SIGN_INS,  429, 20",
    "INTERNAL,           500,  4",
    "UNAVAILABLE,        503,  4"
  })
  void eachCodeHasItsHttpStatusAndItsStatusCode(ErrorCode code, int http, int statusCode) {
    assertThat(code.httpStatus()).isEqualTo(http);
    assertThat(code.response().statusCode()).isEqualTo(statusCode);
  }

  @ParameterizedTest
  @EnumSource
  void eachCodeHasAMessage(ErrorCode code) {
    assertThat(code.response().statusMessage()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void aCustomMessageKeepsTheStatusCode(ErrorCode code) {
    assertThat(code.response("other words"))
        .isEqualTo(new ErrorResponse(code.response().statusCode(), "other words"));
  }

  @ParameterizedTest
  @EnumSource
  void anOutcomeIsAValidMetricTag(ErrorCode code) {
    assertThat(code.outcome()).matches("[a-z]+(-[a-z]+)*");
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_VALUE",
    "401, NOT_AUTHENTICATED",
    "403, NOT_AUTHENTICATED",
    "404, NOT_FOUND",
    "405, WRONG_METHOD",
    "406, NOT_ACCEPTABLE",
    "408, SESSION_TAKEN_OVER",
    "413, TOO_LARGE",
    "415, WRONG_MEDIA_TYPE",
    "429, TOO_MANY_SIGN_INS",
    "500, INTERNAL",
    "503, UNAVAILABLE"
  })
  void anHttpStatusMapsToItsCode(int status, ErrorCode code) {
    assertThat(ErrorCode.ofHttpStatus(status)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {402, 410, 414, 422, 431, 499})
  void anyOther4xxStatusIsAnInvalidRequest(int status) {
    assertThat(ErrorCode.ofHttpStatus(status)).isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 200, 302, 399, 501, 502, 504, 599})
  void anyOtherStatusIsAnInternalError(int status) {
    assertThat(ErrorCode.ofHttpStatus(status)).isEqualTo(ErrorCode.INTERNAL);
  }
}
