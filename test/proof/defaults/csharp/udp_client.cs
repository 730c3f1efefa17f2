// A UdpClient of Mono.
using System;
using System.Net;
using System.Net.Sockets;

class Program
{
    static int Main(string[] args)
    {
        try
        {
            var client = new UdpClient(new IPEndPoint(IPAddress.Loopback, int.Parse(args[0])));
            Console.WriteLine("ready");
            IPEndPoint peer = null;
            client.Receive(ref peer);
            return 0;
        }
        catch (SocketException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
