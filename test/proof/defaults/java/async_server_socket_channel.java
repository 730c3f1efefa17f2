// An asynchronous channel that is opened and bound.
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;

class Server {
    public static void main(String[] args) throws Exception {
        AsynchronousServerSocketChannel server =
                AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(Integer.parseInt(args[0])));
        System.out.println("ready");
        AsynchronousSocketChannel client = server.accept().get();
        client.write(ByteBuffer.wrap("later\n".getBytes())).get();
        client.close();
    }
}
