package io.workbins.push.transport;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;

/**
 * Puts the fragments of a message together and stops at a limit, with an error of its own: that of
 * Vert.x says nothing that could be told from others.
 */
final class MessageLimit {

  /** The same as for a body over HTTP. */
  static final int BYTES = 64 * 1024;

  private MessageLimit() {}

  static void install(ChannelPipeline pipeline) {
    var decoder = pipeline.context(WebSocketFrameDecoder.class).name();
    pipeline.addAfter(decoder, MessageLimit.class.getName(), new WebSocketFrameAggregator(BYTES));
  }
}
