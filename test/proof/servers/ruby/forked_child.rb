# A child serves what the parent has bound.
require 'socket'

server = Socket.new(:INET, :STREAM)
server.bind(Addrinfo.tcp('127.0.0.1', ARGV[0].to_i)) unless server.closed?
server.listen(5)
$stdout.puts 'ready'
$stdout.flush
pid = fork do
  client, = server.accept
  client.puts 'from the child'
  client.close
end
Process.wait(pid)
