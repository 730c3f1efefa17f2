// The registry of RMI, which answers what is not its protocol by closing.
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;

class Server {
    public static void main(String[] args) throws Exception {
        Registry registry = LocateRegistry.createRegistry(Integer.parseInt(args[0]));
        System.out.println("ready");
        Thread.currentThread().join();
        registry.list();
    }
}
