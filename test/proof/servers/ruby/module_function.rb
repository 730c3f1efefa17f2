# A module with functions, one of which listens.
require 'socket'

module Listening
  module_function

  def tcp(port)
    listener = Socket.new(:INET, :STREAM)
    address = Addrinfo.tcp('127.0.0.1', port)
    listener.bind(address)
    listener.listen(8)
    listener
  end
end

server = Listening.tcp(Integer(ARGV[0]))
$stdout.puts 'ready'
$stdout.flush
client, = server.accept
client.puts 'module'
client.close
