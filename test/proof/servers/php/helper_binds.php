<?php
// A helper binds the socket that it is given.
function attach($socket, $port)
{
    if (!socket_bind($socket, '127.0.0.1', $port)) return false;
    return socket_listen($socket, 3);
}

$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
attach($socket, (int) $argv[1]) or exit(1);
echo "ready\n";
$client = socket_accept($socket);
socket_write($client, 'attached');
socket_close($client);
