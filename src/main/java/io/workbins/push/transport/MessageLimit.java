package io.workbins.push.transport;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;

/**
 * Limits the size of a WebSocket message over all its fragments, and joins them before they are
 * decoded, since a fragment may end within a character. quarkus-websockets limits and decodes
 * single frames only, and replaces what is not UTF-8: Netty closes the WebSocket with 1007.
 */
final class MessageLimit {

  /** The limit of an HTTP body, too. */
  static final int MAX_BYTES = 64 * 1024;

  private MessageLimit() {}

  static void install(ChannelPipeline pipeline) {
    var decoder = pipeline.context(WebSocketFrameDecoder.class).name();
    pipeline.addAfter(
        decoder, MessageLimit.class.getName(), new WebSocketFrameAggregator(MAX_BYTES));
    pipeline.addAfter(decoder, Utf8FrameValidator.class.getName(), new Utf8FrameValidator());
  }
}
