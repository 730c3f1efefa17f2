// An asynchronous channel; the connection comes as a Future.
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;

class Server {
    public static void main(String[] args) throws Exception {
        AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open();
        server.setOption(StandardSocketOptions.SO_REUSEADDR, false);
        server.bind(new InetSocketAddress(Integer.parseInt(args[0])));
        System.out.println("ready");
        AsynchronousSocketChannel client = server.accept().get();
        client.write(ByteBuffer.wrap("later\n".getBytes())).get();
        client.close();
    }
}
