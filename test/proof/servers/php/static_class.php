<?php
// Static methods and a static property.
class Daemon
{
    private static $socket;

    public static function run($port)
    {
        self::$socket = socket_create(AF_INET, SOCK_STREAM, getprotobyname('tcp'));
        socket_bind(self::$socket, '127.0.0.1', $port) || exit(1);
        socket_listen(self::$socket) || exit(1);
        echo "ready\n";
        $client = socket_accept(self::$socket);
        socket_write($client, 'static');
        socket_close($client);
    }
}

Daemon::run((int) $argv[1]);
