// A ServerSocket that is bound by its constructor.
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

class Server {
    public static void main(String[] args) throws IOException {
        ServerSocket server = new ServerSocket(Integer.parseInt(args[0]));
        System.out.println("ready");
        Socket client = server.accept();
        client.getOutputStream().write("hello\n".getBytes());
        client.close();
    }
}
