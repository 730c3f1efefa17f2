/* main creates the socket, a helper binds what it is given. */
#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int bind_to_port(int fd, uint16_t port)
{
  struct sockaddr_in name;

  memset(&name, 0, sizeof(name));
  name.sin_family = AF_INET;
  name.sin_port = htons(port);
  name.sin_addr.s_addr = htonl(INADDR_ANY);
  return bind(fd, (struct sockaddr *)&name, sizeof(name));
}

int main(int argc, char **argv)
{
  int listener, peer;
  uint16_t port = 13;

  if (argc > 1)
    port = (uint16_t)strtoul(argv[1], NULL, 10);

  listener = socket(PF_INET, SOCK_STREAM, 0);
  if (listener < 0) {
    fprintf(stderr, "daytime: no socket: %s\n", strerror(errno));
    return 1;
  }
  if (bind_to_port(listener, port) < 0) {
    fprintf(stderr, "daytime: port %u: %s\n", port, strerror(errno));
    return 1;
  }
  if (listen(listener, 8) < 0) {
    fprintf(stderr, "daytime: %s\n", strerror(errno));
    return 1;
  }
  fprintf(stderr, "ready\n");

  for (;;) {
    time_t now = time(NULL);
    char *line = ctime(&now);

    peer = accept(listener, NULL, NULL);
    if (peer < 0)
      break;
    if (write(peer, line, strlen(line)) < 0)
      perror("write");
    close(peer);
  }
  close(listener);
  return 0;
}
