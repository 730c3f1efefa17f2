// QUdpSocket::bind() without a mode.
#include <QCoreApplication>
#include <QUdpSocket>
#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QUdpSocket socket;
    if (!socket.bind(QHostAddress::LocalHost, QString(argv[1]).toUShort())) {
        std::puts(socket.error() == QAbstractSocket::AddressInUseError ? "EADDRINUSE" : "another error");
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    return app.exec();
}
