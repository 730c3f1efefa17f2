# IPv6, with the port in a constant.
require 'socket'

PORT = ARGV[0].to_i

listener = Socket.new(:INET6, :STREAM, 0)
listener.bind(Addrinfo.tcp('::1', PORT))
listener.listen(5)
$stdout.puts 'ready'
$stdout.flush
conn, = listener.accept
conn.puts 'six'
conn.close
