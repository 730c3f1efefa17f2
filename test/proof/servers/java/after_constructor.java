// The constructor has bound; accepted connections inherit what is switched off after it.
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

class Server {
    public static void main(String[] args) throws IOException {
        ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), 10);
        server.setReuseAddress(false);
        System.out.println("ready");
        while (true) {
            Socket client = server.accept();
            client.getOutputStream().write("hello\n".getBytes());
            client.close();
        }
    }
}
