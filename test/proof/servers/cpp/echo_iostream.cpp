// Everything in main, with iostream.
#include <arpa/inet.h>
#include <cstring>
#include <iostream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

using namespace std;

int main(int argc, char* argv[])
{
    int listening = socket(AF_INET, SOCK_STREAM, 0);
    if (listening == -1)
    {
        cerr << "Can't create a socket! Quitting" << endl;
        return -1;
    }

    sockaddr_in hint;
    memset(&hint, 0, sizeof(hint));
    hint.sin_family = AF_INET;
    hint.sin_port = htons(argc > 1 ? stoi(argv[1]) : 54000);
    inet_pton(AF_INET, "0.0.0.0", &hint.sin_addr);

    if (bind(listening, (sockaddr*)&hint, sizeof(hint)) == -1)
    {
        cerr << "Can't bind: " << strerror(errno) << endl;
        return -2;
    }
    if (listen(listening, SOMAXCONN) == -1)
    {
        cerr << "Can't listen!" << endl;
        return -3;
    }
    cout << "ready" << endl;

    int clientSocket = accept(listening, nullptr, nullptr);
    string message = "Welcome!\r\n";
    send(clientSocket, message.c_str(), message.size(), 0);
    close(clientSocket);
    close(listening);
    return 0;
}
