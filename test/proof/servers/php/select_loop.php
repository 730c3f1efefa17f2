<?php
// A chat with socket_select, the listener among its clients.
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$ok = socket_bind($server, '0.0.0.0', (int) $argv[1]);
if (!$ok) {
    exit(1);
}
socket_listen($server);
$clients = array($server);
echo "ready\n";
while (true) {
    $read = $clients;
    $write = $except = null;
    if (socket_select($read, $write, $except, null) < 1) {
        continue;
    }
    if (in_array($server, $read)) {
        $client = socket_accept($server);
        socket_write($client, "chat\n");
        socket_close($client);
        break;
    }
}
