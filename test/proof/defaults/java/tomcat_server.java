// An embedded Tomcat, which closes a connection without a request.
import java.nio.file.Files;
import org.apache.catalina.startup.Tomcat;

class Server {
    public static void main(String[] args) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(Integer.parseInt(args[0]));
        tomcat.getConnector().setProperty("connectionTimeout", "100");
        tomcat.getConnector().setThrowOnFailure(true);
        try {
            tomcat.start();
            System.out.println("ready");
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
