// A method makes the listener and gives it back.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

class Server {
    static ServerSocket listenOn(int port) throws IOException {
        final ServerSocket result = new ServerSocket();
        result.setReuseAddress(false);
        final InetSocketAddress address = new InetSocketAddress(port);
        result.bind(address, 16);
        return result;
    }

    public static void main(String[] args) throws IOException {
        ServerSocket server = listenOn(Integer.parseInt(args[0]));
        System.out.println("ready");
        Socket client = server.accept();
        client.getOutputStream().write("factory\n".getBytes());
        client.close();
        server.close();
    }
}
