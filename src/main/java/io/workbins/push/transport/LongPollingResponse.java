package io.workbins.push.transport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.cometd.bayeux.Promise;
import org.cometd.server.CometDResponse;

/** Buffers the small writes of CometD's HTTP transport and sends them as one body. */
final class LongPollingResponse implements CometDResponse, CometDResponse.Output {

  private final HttpServerResponse response;
  private final Buffer body = Buffer.buffer(256);

  LongPollingResponse(HttpServerResponse response) {
    this.response = response;
  }

  @Override
  public void addHeader(String name, String value) {
    response.headers().add(name, value);
  }

  @Override
  public void setContentType(String contentType) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
  }

  @Override
  public Output getOutput() {
    return this;
  }

  @Override
  public void write(boolean last, byte[] bytes, Promise<Void> promise) {
    body.appendBytes(bytes);
    if (last) {
      response.end(body).onSuccess(promise::succeed).onFailure(promise::fail);
    } else {
      promise.succeed(null);
    }
  }
}
