// The listener is a static field that several methods use.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

class Server {
    private static ServerSocket listener;

    static void open(int port) throws IOException {
        listener = new ServerSocket();
        listener.setReuseAddress(false);
        listener.bind(new InetSocketAddress(port));
    }

    static void greet() throws IOException {
        Socket client = listener.accept();
        client.getOutputStream().write("static\n".getBytes());
        client.close();
    }

    public static void main(String[] args) throws IOException {
        open(Integer.parseInt(args[0]));
        System.out.println("ready");
        greet();
    }
}
