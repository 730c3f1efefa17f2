<?php
// IPv6, with braces on lines of their own.
$server = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
if (!socket_bind($server, '::1', (int) $argv[1]))
{
    echo socket_strerror(socket_last_error($server));
    exit(1);
}
socket_listen($server);
echo "ready\n";
$client = socket_accept($server);
socket_write($client, 'six');
socket_close($client);
