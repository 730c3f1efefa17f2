# Thin listens with EventMachine.start_server.
require 'thin'

Thin::Logging.silent = true
server = Thin::Server.new('127.0.0.1', ARGV[0].to_i, ->(_environment) { [200, {}, ["hello\n"]] })
begin
  server.backend.start do
    $stdout.puts 'ready'
    $stdout.flush
  end
rescue RuntimeError => e
  # EventMachine has no class for this error.
  abort e.message.include?('no acceptor') ? 'EADDRINUSE' : e.message
end
