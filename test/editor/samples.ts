/** Source texts that several tests look at. Each is small enough to see at once what is in it. */

/** A listener without SO_REUSEADDR: one finding, on `bind`. */
export const server = `#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

int serve(void)
{
    struct sockaddr_in address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
        return -1;
    memset(&address, 0, sizeof(address));
    address.sin_family = AF_INET;
    address.sin_port = htons(7007);
    if (bind(fd, (struct sockaddr *)&address, sizeof(address)) < 0)
        return -1;
    return listen(fd, 16);
}
`;

/** The option comes after bind, with a level that is not its own in a second call: two findings. */
export const late = `#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

int serve(void)
{
    struct sockaddr_in address;
    int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    memset(&address, 0, sizeof(address));
    address.sin_family = AF_INET;
    address.sin_port = htons(7007);
    if (bind(fd, (struct sockaddr *)&address, sizeof(address)) < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    setsockopt(fd, SOL_SOCKET, TCP_NODELAY, &on, sizeof(on));
    return listen(fd, 16);
}
`;

/** The same server as it should be. */
export const fixedServer = server.replace(
  '    memset',
  '    int on = 1;\n    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)\n        return -1;\n    memset',
);

/** The server in Python. */
export const pythonServer = `import socket

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(("", 7007))
listener.listen()
`;
