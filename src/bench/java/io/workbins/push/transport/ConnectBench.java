package io.workbins.push.transport;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.server.ServerMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What comes in over a WebSocket most often. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConnectBench {

  private final Desktops desktops = new Desktops(1);
  private final Desktops.Desktop desktop = desktops.get(0);
  private final String held = desktop.connect("");
  private final String atOnce = desktop.connect("\"advice\":{\"timeout\":0},");

  @Benchmark
  public List<ServerMessage.Mutable> parse() {
    return desktops.parse(held);
  }

  /** A connect that is answered at once. */
  @Benchmark
  public String answer() {
    desktop.send(atOnce);
    return desktop.last();
  }
}
