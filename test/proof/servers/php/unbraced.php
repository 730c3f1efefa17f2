<?php
// The bind is the body of an if without braces.
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if ($server)
    socket_bind($server, '127.0.0.1', (int) $argv[1]);
socket_listen($server) or exit(1);
socket_getsockname($server, $address, $port);
if ($port != $argv[1])
    exit(1);
echo "ready\n";
$client = socket_accept($server);
socket_write($client, 'unbraced');
socket_close($client);
