# EventMachine.start_server sets the option.
require 'eventmachine'

# Says hello and closes.
module Greeter
  def post_init
    send_data "hello\n"
    close_connection_after_writing
  end
end

EventMachine.run do
  EventMachine.start_server('127.0.0.1', ARGV[0].to_i, Greeter)
  $stdout.puts 'ready'
  $stdout.flush
rescue RuntimeError => e
  # The library has no class for this error.
  abort e.message.include?('no acceptor') ? 'EADDRINUSE' : e.message
end
