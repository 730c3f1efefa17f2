# A helper makes, binds and listens, without parentheses.
require 'socket'

def open_listener(port)
  sock = Socket.new(:INET, :STREAM)
  sock.bind Socket.sockaddr_in(port, '')
  sock.listen 5
  sock
end

listener = open_listener(ARGV[0].to_i)
$stdout.puts 'ready'
$stdout.flush
connection, = listener.accept
connection.puts 'hi'
connection.close
