// A channel that is opened and bound.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

class Server {
    public static void main(String[] args) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(Integer.parseInt(args[0])));
        System.out.println("ready");
        try (SocketChannel client = server.accept()) {
            client.write(ByteBuffer.wrap("channel\n".getBytes()));
        }
    }
}
