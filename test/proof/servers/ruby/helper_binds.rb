# A helper binds the socket that it is given.
require 'socket'

def attach(sock, port)
  sock.bind(Addrinfo.tcp('127.0.0.1', port))
  sock.listen(1)
end

sock = Socket.new(Socket::PF_INET, Socket::SOCK_STREAM, 0)
attach(sock, ARGV[0].to_i)
$stdout.puts 'ready'
$stdout.flush
client, = sock.accept
client.puts 'bound elsewhere'
client.close
