<?php
// A class keeps the listener in a property.
class Server
{
    private $socket;
    private $port;

    public function __construct($port)
    {
        $this->port = $port;
        $this->socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    }

    public function start()
    {
        socket_bind($this->socket, '0.0.0.0', $this->port);
        if (!socket_listen($this->socket)) {
            exit(socket_strerror(socket_last_error($this->socket)));
        }
        echo "ready\n";
        $client = socket_accept($this->socket);
        socket_write($client, 'class');
        socket_close($client);
    }
}

$server = new Server((int) $argv[1]);
$server->start();
