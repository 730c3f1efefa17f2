# The socket is closed in an ensure, errors are rescued.
require 'socket'

server = Socket.new(Socket::AF_INET, Socket::SOCK_STREAM, Socket::IPPROTO_TCP)
begin
  server.bind(Socket.sockaddr_in(ARGV[0].to_i, '0.0.0.0'))
  server.listen(5)
  $stdout.puts 'ready'
  $stdout.flush
  client, = server.accept
  client.puts 'ensured'
  client.close
rescue Errno::EACCES => e
  abort e.message
ensure
  server.close
end
