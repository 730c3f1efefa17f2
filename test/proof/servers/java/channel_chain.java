// A channel that is configured and bound in one chain of calls.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

class Server {
    public static void main(String[] args) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open()
                .setOption(StandardSocketOptions.SO_REUSEADDR, false)
                .bind(new InetSocketAddress(Integer.parseInt(args[0])));
        System.out.println("ready");
        try (SocketChannel client = server.accept()) {
            client.write(ByteBuffer.wrap("chain\n".getBytes()));
        }
    }
}
