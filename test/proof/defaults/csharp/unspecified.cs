// A socket that names no protocol.
using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

class Program
{
    static int Main(string[] args)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, int.Parse(args[0])));
            socket.Listen(5);
        }
        catch (SocketException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        Console.WriteLine("ready");
        while (true)
        {
            Socket peer = socket.Accept();
            peer.Send(Encoding.ASCII.GetBytes("hello\n"));
            peer.Shutdown(SocketShutdown.Both);
            peer.Close();
        }
    }
}
