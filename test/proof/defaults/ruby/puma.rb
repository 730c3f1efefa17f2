# Puma listens with TCPServer, which sets the option.
require 'puma'

server = Puma::Server.new(->(_environment) { [200, {}, ["hello\n"]] })
server.add_tcp_listener('127.0.0.1', ARGV[0].to_i)
thread = server.run
$stdout.puts 'ready'
$stdout.flush
thread.join
