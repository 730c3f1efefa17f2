// A non-blocking channel in a selector loop.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

class Server {
    public static void main(String[] args) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.configureBlocking(false);
        channel.socket().setReuseAddress(false);
        channel.socket().bind(new InetSocketAddress(Integer.parseInt(args[0])));
        channel.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println("ready");
        while (true) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                client.write(ByteBuffer.wrap("selected\n".getBytes()));
                client.close();
            }
            selector.selectedKeys().clear();
        }
    }
}
