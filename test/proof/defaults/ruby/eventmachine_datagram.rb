# EventMachine.open_datagram_socket sets the option.
require 'eventmachine'

EventMachine.run do
  EventMachine.open_datagram_socket('127.0.0.1', ARGV[0].to_i)
  $stdout.puts 'ready'
  $stdout.flush
end
