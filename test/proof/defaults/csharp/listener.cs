// TcpListener as it comes.
using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

class Program
{
    static int Main(string[] args)
    {
        var listener = new TcpListener(IPAddress.Loopback, int.Parse(args[0]));
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        Console.WriteLine("ready");
        while (true)
        {
            using (TcpClient client = listener.AcceptTcpClient())
            {
                byte[] text = Encoding.ASCII.GetBytes("hello\n");
                client.GetStream().Write(text, 0, text.Length);
            }
        }
    }
}
