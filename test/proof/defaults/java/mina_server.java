// An acceptor of Apache MINA as it comes.
import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;

class Server {
    public static void main(String[] args) {
        NioSocketAcceptor acceptor = new NioSocketAcceptor();
        acceptor.setHandler(new Greeter());
        try {
            acceptor.bind(new InetSocketAddress(Integer.parseInt(args[0])));
            System.out.println("ready");
        } catch (IOException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}

class Greeter extends IoHandlerAdapter {
    @Override
    public void sessionOpened(IoSession session) {
        session.write(IoBuffer.wrap("mina\n".getBytes()));
        session.closeOnFlush();
    }
}
