# The constants of C, included into the script.
require 'socket'
include Socket::Constants

port = ARGV[0].to_i
socket = Socket.new(AF_INET, SOCK_STREAM, 0)
socket.bind(Socket.pack_sockaddr_in(port, '127.0.0.1'))
socket.listen(128)
puts 'ready'
STDOUT.flush
client, = socket.accept
client.print "HTTP/1.1 200 OK\r\n\r\n"
client.close
