package io.workbins.push.transport;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;

/**
 * Limits the bytes of a WebSocket message, over all its fragments, and decodes them together, so
 * that a character may be split. quarkus-websockets limits frames only and decodes each by itself.
 */
final class MessageLimit {

  /** The same as for the body of an HTTP request. */
  static final int MAX_BYTES = 64 * 1024;

  private MessageLimit() {}

  static void install(ChannelPipeline pipeline) {
    var decoder = pipeline.context(WebSocketFrameDecoder.class).name();
    pipeline.addAfter(
        decoder, MessageLimit.class.getName(), new WebSocketFrameAggregator(MAX_BYTES));
  }
}
