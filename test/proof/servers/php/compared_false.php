<?php
// Compared with false, in a function that throws, in a namespace.
namespace App;

function open_listener(int $port)
{
    $server = \socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    if (@\socket_bind($server, '127.0.0.1', $port) === false) {
        throw new \RuntimeException('bind: ' . \socket_strerror(\socket_last_error()));
    }
    \socket_listen($server);
    return $server;
}

$server = open_listener((int) $argv[1]);
echo "ready\n";
$client = \socket_accept($server);
\socket_write($client, 'namespaced');
\socket_close($client);
