// The old interface of a channel switches the option off and binds.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

class Server {
    public static void main(String[] args) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        ServerSocket socket = channel.socket();
        socket.setReuseAddress(false);
        socket.bind(new InetSocketAddress(Integer.parseInt(args[0])));
        System.out.println("ready");
        try (SocketChannel client = channel.accept()) {
            client.write(ByteBuffer.wrap("adaptor\n".getBytes()));
        }
    }
}
