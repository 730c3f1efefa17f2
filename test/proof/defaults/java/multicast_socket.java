// A MulticastSocket sets the option.
import java.net.DatagramPacket;
import java.net.MulticastSocket;

class Server {
    public static void main(String[] args) throws Exception {
        MulticastSocket socket = new MulticastSocket(Integer.parseInt(args[0]));
        System.out.println("ready");
        socket.receive(new DatagramPacket(new byte[1], 1));
    }
}
