# Counts its visitors. The socket is made by hand, so the option has to be set by hand as well.
require 'socket'

server = Socket.new(:INET, :STREAM, 0)
server.bind(Addrinfo.tcp('127.0.0.1', 7004))
server.listen(5)

visitors = 0
loop do
  client, = server.accept
  visitors += 1
  client.puts "You are visitor #{visitors}"
  client.close
end
