<?php
// A closure binds the listener that it has captured.
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$open = function ($port) use ($server) {
    socket_bind($server, '127.0.0.1', $port) or exit(1);
    socket_listen($server);
};
$open((int) $argv[1]);
echo "ready\n";
$client = socket_accept($server);
socket_write($client, 'closure');
socket_close($client);
