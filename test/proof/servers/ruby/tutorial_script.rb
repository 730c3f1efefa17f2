# The first server of many a tutorial: a script with symbols.
require 'socket'

server = Socket.new(:INET, :STREAM, 0)
server.bind(Addrinfo.tcp('0.0.0.0', Integer(ARGV[0])))
server.listen(5)
puts 'ready'
$stdout.flush
client, = server.accept
client.write 'hello'
client.close
server.close
