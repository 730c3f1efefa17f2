// The setting of MINA's sessions is not the acceptor's.
import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.transport.socket.SocketAcceptor;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;

class Server {
    private final SocketAcceptor acceptor;

    Server(int processors) {
        acceptor = new NioSocketAcceptor(processors);
        acceptor.getSessionConfig().setReuseAddress(true);
        acceptor.setHandler(new IoHandlerAdapter() {
            @Override
            public void sessionOpened(IoSession session) {
                session.write(IoBuffer.wrap("session\n".getBytes()));
                session.closeOnFlush();
            }
        });
    }

    private void open(int port) throws IOException {
        acceptor.bind(new InetSocketAddress(port));
        System.out.println("ready");
    }

    public static void main(String[] args) {
        try {
            new Server(1).open(Integer.parseInt(args[0]));
        } catch (IOException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
