// An unbound ServerSocket whose default is switched off before bind().
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

class Server {
    public static void main(String[] args) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(false);
        server.bind(new InetSocketAddress(Integer.parseInt(args[0])));
        System.out.println("ready");
        Socket client = server.accept();
        client.getOutputStream().write("hello\n".getBytes());
        client.close();
    }
}
